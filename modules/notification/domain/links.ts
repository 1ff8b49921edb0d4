/** Where an announcement is read. */
export const linkTo = (announcementId: string): string => `/announcements/${announcementId}`;
