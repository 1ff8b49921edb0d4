/* stub */ export const ClassList = () => null;
