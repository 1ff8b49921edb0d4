/** Sessions, presentations, answers, proficiency and what a teacher reads of them. */
export const practiceRoutes = {};
