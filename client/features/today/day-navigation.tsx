import ChevronLeft from 'lucide-react/icons/chevron-left';
import ChevronRight from 'lucide-react/icons/chevron-right';
import { Button } from '../../ui/core/Button.tsx';
import { Row } from '../../ui/core/Layout.tsx';
import styles from './day-navigation.module.css';
import { dayPlus } from '../../words/practice-calendar.ts';
import { weekDay } from '../../words/practice-time.ts';

interface DayNavigationProps {
  /** The calendar day on the screen. */
  day: string;
  isToday: boolean;
  onShow: (day: string | null) => void;
}

/** One day back, one on, and the way home. */
export function DayNavigation({ day, isToday, onShow }: DayNavigationProps) {
  const before = dayPlus(day, -1);
  const after = dayPlus(day, 1);
  return (
    <nav aria-label="Days" className={styles.days}>
      <Row gap="xs">
        <Button
          icon={ChevronLeft}
          onClick={() => {
            onShow(before);
          }}
        >
          <Day day={before} />
        </Button>
        {!isToday && (
          <Button
            className={styles.home}
            onClick={() => {
              onShow(null);
            }}
          >
            Today
          </Button>
        )}
        <Button
          icon={ChevronRight}
          className={styles.next}
          onClick={() => {
            onShow(after);
          }}
        >
          <Day day={after} />
        </Button>
      </Row>
    </nav>
  );
}

function Day({ day }: { day: string }) {
  const [name, ...date] = weekDay(day).split(' ');
  return (
    <>
      {name}
      <span className="visually-hidden"> {date.join(' ')}</span>
    </>
  );
}
