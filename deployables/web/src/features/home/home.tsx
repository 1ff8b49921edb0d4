/* stub */ export const Home = () => null;
