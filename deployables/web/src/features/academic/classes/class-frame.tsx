/* stub */ export const ClassFrame = () => null;
