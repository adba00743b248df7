/** An id, of people or of their source, as it is compared: people cannot tell two apart that differ by case only. */
export const foldedId = (id: string): string => id.toLowerCase();

export const foldedEmail = (email: string): string => email.trim().normalize('NFC').toLowerCase();
