/* stub */ export const Approvals = () => null;
