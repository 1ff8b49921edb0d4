/* stub */ export const Teams = () => null;
