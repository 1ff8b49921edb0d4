/* stub */ export const Inbox = () => null;
