import type { ClientError } from '../../../platform/client-error.ts';
import { isoDateOf, type DateParts } from '../../../ui/core/date-of-birth.ts';

type Problem = Pick<ClientError, 'code' | 'message' | 'count'>;

interface Words {
  title: string;
  meaning: string;
}

/** A link that has ended: what happened, and what to do about it. Never blames. */
export function closedLinkWords({ code }: Problem): Words {
  if (code === 'link_locked') {
    return {
      title: 'This link is locked',
      meaning:
        'The date of birth did not match too many times, so we locked the link to keep it safe. Phone the practice. They can open it again.',
    };
  }
  if (code === 'link_expired') {
    return {
      title: 'This link is for another time',
      meaning:
        'It works a little before your appointment and until it is over. If you think your appointment is now, phone the practice. They can send you a new link.',
    };
  }
  return {
    title: 'This link does not work',
    meaning:
      'Part of it may be missing. Go back to the message from your practice and tap the whole link. If that does not help, phone the practice.',
  };
}

/** Why the date of birth was not taken, with the tries that are left. */
export function dateOfBirthError({ code, message, count }: Problem): string {
  if (code !== 'date_of_birth_wrong' || count === undefined) return message;
  const left = count === 1 ? 'one more try' : `${String(count)} more tries`;
  return `That date does not match the appointment. Check it and try again. You have ${left}.`;
}

/** What is not right with the three boxes themselves, before anything is sent; null when they make a day. */
export function typedDateError(parts: DateParts): string | null {
  if (isoDateOf(parts) !== null) return null;
  if (Object.values(parts).some((part) => part === '')) return 'Fill in all three boxes, like 2 3 1957.';
  if (parts.year.length !== 4) return 'Write the year with four figures, like 1957.';
  return 'There is no such day. Check the day and the month.';
}
