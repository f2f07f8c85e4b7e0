import CalendarDays from 'lucide-react/icons/calendar-days';
import Images from 'lucide-react/icons/images';
import Users from 'lucide-react/icons/users';
import { useState } from 'react';
import { Outlet, useLocation, useNavigate } from 'react-router';
import { useStore } from 'zustand';
import { LateBanner } from '../features/worklist/late-banner.tsx';
import { peopleWaiting } from '../features/today/needs.ts';
import { createTodayStore } from '../features/today/today-store.ts';
import { useTodayPolling } from '../features/today/use-today-polling.ts';
import { clientErrorOf } from '../platform/client-error.ts';
import { Stack } from '../ui/core/Layout.tsx';
import { AppShell } from '../ui/staff/AppShell.tsx';
import { toast } from '../ui/staff/toast.ts';
import { sessionStore } from './session-store.ts';
import { useStaff } from './staff-context.ts';
import { TodayStoreContext } from './today-store-context.ts';
import { useWorklist } from './worklist-context.ts';

async function signOut() {
  try {
    await sessionStore.getState().signOut();
    // A page loaded anew keeps nothing of this sign-in in its memory.
    location.assign('/?signed-out');
  } catch (thrown) {
    toast({ tone: 'danger', title: 'You are still signed in', detail: clientErrorOf(thrown).message });
  }
}

/** The frame of the staff's pages. It keeps the day's list fresh, so that its count is right on every page. */
export function StaffShell() {
  const me = useStaff();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  // Of this sign-in only: nobody who signs in after must see it.
  const [todayStore] = useState(() => createTodayStore());
  useTodayPolling(todayStore);
  const waiting = useStore(todayStore, ({ today }) => (today === null ? 0 : peopleWaiting(today)));
  const today = {
    href: '/today',
    label: 'Today',
    icon: CalendarDays,
    current: pathname === '/today',
    count: waiting,
  };
  const worklist = useStore(useWorklist(), (state) => state.worklist);
  const unfiled = {
    href: '/unfiled',
    label: 'To file',
    icon: Images,
    current: pathname === '/unfiled',
    count: worklist?.mine.length,
  };
  const patients = {
    href: '/patients',
    label: 'Patients',
    icon: Users,
    current: pathname.startsWith('/patients'),
  };
  return (
    <AppShell
      practice={me.practice.name}
      user={{ name: me.name, role: me.title }}
      nav={me.role === 'gp' ? [today, unfiled, patients] : [today]}
      onNavigate={(href) => void navigate(href)}
      onSignOut={() => void signOut()}
    >
      <TodayStoreContext value={todayStore}>
        <Stack gap="l">
          {pathname !== '/unfiled' && <LateBanner worklist={worklist} />}
          <Outlet />
        </Stack>
      </TodayStoreContext>
    </AppShell>
  );
}
