/* stub */ export const NewClass = () => null;
