/* stub */ export const SchoolFrame = () => null;
