import CalendarClock from 'lucide-react/icons/calendar-clock';
import CalendarX from 'lucide-react/icons/calendar-x';
import Copy from 'lucide-react/icons/copy';
import FileText from 'lucide-react/icons/file-text';
import ImageUp from 'lucide-react/icons/image-up';
import LockOpen from 'lucide-react/icons/lock-open';
import QrCode from 'lucide-react/icons/qr-code';
import UserCheck from 'lucide-react/icons/user-check';
import UserX from 'lucide-react/icons/user-x';
import type { DayEntry } from '../../../shared/http.ts';
import type { IconGlyph } from '../../ui/core/Icon.tsx';
import type { TodayActions } from './today-actions.ts';

type LineAction = Exclude<keyof TodayActions, 'showDay' | 'setAvailable' | 'refresh' | 'book' | 'helpSeen'>;

interface LineMenuItem {
  id: LineAction;
  label: string;
  icon: IconGlyph;
  tone?: 'danger' | undefined;
}

const links: LineMenuItem[] = [
  { id: 'copyLink', label: 'Copy the patient’s link', icon: Copy },
  { id: 'shareLink', label: 'Show the link as a QR code', icon: QrCode },
  { id: 'chaperoneLink', label: 'Link for a chaperone', icon: UserCheck },
];
const unlock: LineMenuItem = { id: 'unlockLink', label: 'Unlock the patient’s link', icon: LockOpen };
const beforehand: LineMenuItem[] = [
  { id: 'reschedule', label: 'Reschedule', icon: CalendarClock },
  { id: 'noShow', label: 'Did not attend', icon: UserX },
  { id: 'cancel', label: 'Cancel the consultation', icon: CalendarX, tone: 'danger' },
];
const ownPicture: LineMenuItem = {
  id: 'askOwnPicture',
  label: 'Ask for a picture they already have',
  icon: ImageUp,
};
const record: LineMenuItem = { id: 'openRecord', label: 'Open the record', icon: FileText };

/** What makes sense to offer for a line as it stands; the server decides whether it may happen. */
export function menuFor(entry: DayEntry): LineMenuItem[] {
  if (!entry.mine) return [];
  const locked = entry.linkLocked ? [unlock] : [];
  switch (entry.state.name) {
    case 'booked':
    case 'preparing':
    case 'waiting':
      return [...locked, ...links, ownPicture, ...beforehand, record];
    case 'conversation':
      return [...locked, ...links, record];
    case 'cancelled':
    case 'no_show':
    case 'in_person':
      return [{ id: 'bookAgain', label: 'Book again', icon: CalendarClock }, record];
    case 'finishing':
    case 'closed':
      return [...locked, ownPicture, record];
  }
}
