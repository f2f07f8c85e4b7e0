import CalendarCheck from 'lucide-react/icons/calendar-check';
import CalendarX from 'lucide-react/icons/calendar-x';
import CircleCheck from 'lucide-react/icons/circle-check';
import ClipboardList from 'lucide-react/icons/clipboard-list';
import Clock from 'lucide-react/icons/clock';
import Smartphone from 'lucide-react/icons/smartphone';
import Stethoscope from 'lucide-react/icons/stethoscope';
import UserX from 'lucide-react/icons/user-x';
import Video from 'lucide-react/icons/video';
import type { ConsultationState } from '../../../shared/consultation.ts';
import type { IconGlyph } from '../../ui/core/Icon.tsx';
import type { Tone } from '../../ui/core/tone.ts';

interface StateWords {
  tone: Tone | 'neutral';
  icon: IconGlyph;
  words: string;
  /** The instant from which a running "3 min" is shown after the words, or null. */
  since: string | null;
}

const still = (tone: StateWords['tone'], icon: IconGlyph, words: string): StateWords => ({
  tone,
  icon,
  words,
  since: null,
});

/** A consultation's state in the practice's words. Amber is for people who wait and work that is left. */
export function stateWords(state: ConsultationState): StateWords {
  switch (state.name) {
    case 'booked':
      return still('neutral', CalendarCheck, 'Booked');
    case 'preparing':
      return still('info', Smartphone, 'Checking device');
    case 'waiting':
      return { tone: 'attention', icon: Clock, words: 'In the waiting room', since: state.since };
    case 'conversation':
      return { tone: 'info', icon: Video, words: 'In call', since: state.openedAt };
    case 'finishing':
      return still('attention', ClipboardList, 'To finish');
    case 'closed':
      return still('done', CircleCheck, 'Closed');
    case 'cancelled':
      return still('neutral', CalendarX, 'Cancelled');
    case 'no_show':
      return still('neutral', UserX, 'Did not attend');
    case 'in_person':
      return still('neutral', Stethoscope, 'In person');
  }
}
