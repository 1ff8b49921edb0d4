/* stub */ export const ClassGroupPage = () => null;
