/* stub */ export const NewPerson = () => null;
