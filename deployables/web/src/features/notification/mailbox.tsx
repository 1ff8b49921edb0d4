/* stub */ export const Mailbox = () => null;
