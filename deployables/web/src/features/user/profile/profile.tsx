/* stub */ export const Profile = () => null;
