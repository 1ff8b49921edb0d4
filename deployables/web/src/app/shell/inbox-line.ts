/** Whether some tab of this browser holds a line to the inbox; then nobody needs to ask. */
export const inboxLine = { up: false };
