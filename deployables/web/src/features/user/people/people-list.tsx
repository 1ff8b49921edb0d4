/* stub */ export const PeopleList = () => null;
