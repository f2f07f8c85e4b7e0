/** What is typed before a still is moved. */
export interface RefileDraft {
  /** A consultation's id, `correction`, or null while nothing is chosen. */
  where: string | null;
  reason: string;
  consentNote: string;
  identifier: string;
}

/** What is missing, in words, by field; empty when nothing is. The server decides; this saves a round trip. */
export function refileMissing(
  { where, reason, consentNote, identifier }: RefileDraft,
  treats: boolean,
): { where?: string; reason?: string; consentNote?: string; identifier?: string } {
  return {
    ...(where === null ? { where: 'Say where it belongs.' } : {}),
    ...(reason.trim() === '' ? { reason: 'Say in a few words why.' } : {}),
    ...(consentNote.trim() === '' ? { consentNote: 'Say what they know, and what they said.' } : {}),
    ...(!treats && identifier.trim() === '' ? { identifier: 'Type it from their card or letter.' } : {}),
  };
}
