export const curriculumRoutes = {};
