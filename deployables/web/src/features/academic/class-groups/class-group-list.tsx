/* stub */ export const ClassGroupList = () => null;
