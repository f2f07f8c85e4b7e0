import { useEffect, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useStore } from 'zustand';
import {
  joinAsChaperone,
  makePatientLink,
  markHelpSeen,
  setAvailable,
  unlockLink,
} from '../features/booking/booking-requests.ts';
import { TodayPage } from '../features/today/today-page.tsx';
import type { TodayActions } from '../features/today/today-actions.ts';
import type { DayEntry } from '../../shared/http.ts';
import { clientErrorOf } from '../platform/client-error.ts';
import { toast } from '../ui/staff/toast.ts';
import { TodayPanels, type TodayPanel } from './today-panels.tsx';
import { useStaff } from './staff-context.ts';
import { useTodayStore } from './today-store-context.ts';

/** Does something that needs no panel, and says how it went. */
async function told(work: () => Promise<unknown>, done: string, failed: string): Promise<boolean> {
  try {
    await work();
    toast({ tone: 'done', title: done });
    return true;
  } catch (thrown) {
    toast({ tone: 'danger', title: failed, detail: clientErrorOf(thrown).message });
    return false;
  }
}

/** `/today`, `/today?day=2026-11-24`: the day's list and the panels that open beside it. */
export function TodayRoute() {
  const me = useStaff();
  const store = useTodayStore();
  const { today, problem, clockOffset } = useStore(store);
  const [parameters, setParameters] = useSearchParams();
  const [panel, setPanel] = useState<TodayPanel | null>(null);
  const navigate = useNavigate();
  const day = parameters.get('day');
  useEffect(() => {
    void store.getState().show(day !== null && /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : null);
  }, [store, day]);
  const now = () => Date.now() + clockOffset;
  const refresh = () => void store.getState().refresh();
  const open =
    (kind: 'chaperone' | 'reschedule' | 'cancel' | 'no-show' | 'own-picture') => (entry: DayEntry) => {
      setPanel({ kind, entry });
    };
  const act: TodayActions = {
    showDay: (next) => {
      setParameters(next === null ? {} : { day: next });
    },
    refresh,
    book: () => {
      setPanel({ kind: 'book', patient: null });
    },
    bookAgain: (entry) => {
      setPanel({ kind: 'book', patient: entry.patient });
    },
    copyLink: (entry) => {
      const copy = async () => {
        const link = await makePatientLink(entry.id);
        // Some browsers allow copying only right at the press; then the panel shows this link instead.
        await navigator.clipboard.writeText(link.url).catch(() => {
          setPanel({ kind: 'share', entry, link });
        });
      };
      void told(copy, `${entry.patient.name}’s link is ready`, 'The link was not made');
    },
    shareLink: (entry) => {
      setPanel({ kind: 'share', entry, link: null });
    },
    chaperoneLink: open('chaperone'),
    reschedule: open('reschedule'),
    cancel: open('cancel'),
    noShow: open('no-show'),
    unlockLink: (entry) => {
      const words = [`${entry.patient.name}’s link works again`, 'The link is still locked'] as const;
      void told(() => unlockLink(entry.id), ...words).then(refresh);
    },
    helpSeen: (entry) => {
      const words = [
        `${entry.patient.name}’s request is marked as seen`,
        'It is not marked as seen',
      ] as const;
      void told(() => markHelpSeen(entry.id), ...words).then(refresh);
    },
    askOwnPicture: open('own-picture'),
    openRecord: (entry) => void navigate(`/patients/${entry.patient.id}/record`),
    setAvailable: async (minutes) => {
      await setAvailable(minutes);
      refresh();
    },
    joinAsChaperone: (entry) => {
      const name = entry.patient.name;
      void told(() => joinAsChaperone(entry.id), `You are chaperone for ${name}`, 'You have not joined').then(
        (joined) => joined && navigate(`/chaperone/${entry.id}`),
      );
    },
  };
  return (
    <>
      <TodayPage
        role={me.role === 'gp' ? 'gp' : 'chaperone'}
        today={today}
        problem={problem}
        now={now}
        act={act}
      />
      <TodayPanels
        panel={panel}
        now={now}
        onDone={refresh}
        onShow={setPanel}
        timeZone={me.practice.timeZone}
      />
    </>
  );
}
