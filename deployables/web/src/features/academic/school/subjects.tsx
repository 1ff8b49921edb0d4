/* stub */ export const Subjects = () => null;
