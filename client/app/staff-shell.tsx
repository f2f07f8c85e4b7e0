import Archive from 'lucide-react/icons/archive';
import CalendarDays from 'lucide-react/icons/calendar-days';
import ChartColumn from 'lucide-react/icons/chart-column';
import FolderOutput from 'lucide-react/icons/folder-output';
import Images from 'lucide-react/icons/images';
import MessageSquareQuote from 'lucide-react/icons/message-square-quote';
import ScrollText from 'lucide-react/icons/scroll-text';
import ShieldQuestionMark from 'lucide-react/icons/shield-question-mark';
import Share2 from 'lucide-react/icons/share-2';
import Users from 'lucide-react/icons/users';
import { useEffect, useState } from 'react';
import { Navigate, Outlet, useLocation, useNavigate } from 'react-router';
import { useStore } from 'zustand';
import { PolicyBanner } from '../features/policy/policy-banner.tsx';
import { createPolicyDueStore } from '../features/policy/policy-store.ts';
import { createReviewCountStore } from '../features/review/review-store.ts';
import { useReviewCount } from '../features/review/use-review-count.ts';
import { LateBanner } from '../features/worklist/late-banner.tsx';
import { peopleWaiting } from '../features/today/needs.ts';
import { createTodayStore } from '../features/today/today-store.ts';
import { useTodayPolling } from '../features/today/use-today-polling.ts';
import { clientErrorOf } from '../platform/client-error.ts';
import { Stack } from '../ui/core/Layout.tsx';
import { AppShell } from '../ui/staff/AppShell.tsx';
import { toast } from '../ui/staff/toast.ts';
import { homeOf, isFor } from './home.ts';
import { PolicyDueContext } from './policy-due-context.ts';
import { ReviewCountContext } from './review-count-context.ts';
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
  useTodayPolling(todayStore, me.role === 'manager');
  const [reviewCount] = useState(() => createReviewCountStore());
  useReviewCount(reviewCount, me.role === 'chaperone');
  const [policyDue] = useState(() => createPolicyDueStore());
  useEffect(() => {
    void policyDue.getState().refresh();
  }, [policyDue, pathname]);
  const due = useStore(policyDue, (state) => state.due);
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
    // A GP comes to retention from the patients.
    current: /^\/(patients|retention)/.test(pathname),
  };
  const review = {
    href: '/review',
    label: 'Review',
    icon: ShieldQuestionMark,
    current: pathname === '/review',
    count: useStore(reviewCount, ({ count }) => count),
  };
  const policy = {
    href: '/policy',
    label: 'Policy',
    icon: ScrollText,
    current: pathname === '/policy',
  };
  const wordings = {
    href: '/wordings',
    label: 'Wordings',
    icon: MessageSquareQuote,
    current: pathname === '/wordings',
  };
  const adherence = {
    href: '/adherence',
    label: 'Adherence',
    icon: ChartColumn,
    current: pathname.startsWith('/adherence'),
  };
  const sharing = {
    href: '/sharing',
    label: 'Sharing',
    icon: Share2,
    current: pathname.startsWith('/sharing'),
  };
  const retention = {
    href: '/retention',
    label: 'Retention',
    icon: Archive,
    current: pathname === '/retention',
  };
  const access = {
    href: '/access-requests',
    label: 'Access',
    icon: FolderOutput,
    current: pathname.startsWith('/access-requests'),
  };
  const nav = {
    gp: [today, unfiled, patients, sharing, review, access, policy],
    chaperone: [today, policy],
    manager: [adherence, review, sharing, retention, access, policy, wordings],
  };
  if (!isFor(me.role, pathname)) return <Navigate to={homeOf(me.role)} replace />;
  return (
    <AppShell
      practice={me.practice.name}
      user={{ name: me.name, role: me.title }}
      nav={nav[me.role]}
      onNavigate={(href) => void navigate(href)}
      onSignOut={() => void signOut()}
    >
      <TodayStoreContext value={todayStore}>
        <ReviewCountContext value={reviewCount}>
          <PolicyDueContext value={policyDue}>
            <Stack gap="l">
              {pathname !== '/unfiled' && <LateBanner worklist={worklist} />}
              {pathname !== '/policy' && <PolicyBanner version={due} />}
              <Outlet />
            </Stack>
          </PolicyDueContext>
        </ReviewCountContext>
      </TodayStoreContext>
    </AppShell>
  );
}
