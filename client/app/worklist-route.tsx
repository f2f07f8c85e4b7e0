import { useStore } from 'zustand';
import { WorklistPage } from '../features/worklist/worklist-page.tsx';
import { useStaff } from './staff-context.ts';
import { useWorklist } from './worklist-context.ts';

/** `/unfiled`: what is left to file or to decide (R18). */
export function WorklistRoute() {
  const me = useStaff();
  const store = useWorklist();
  const { worklist, problem, clockOffset, refresh } = useStore(store);
  return (
    <WorklistPage
      worklist={worklist}
      problem={problem}
      timeZone={me.practice.timeZone}
      now={() => Date.now() + clockOffset}
      onRetry={() => void refresh()}
    />
  );
}
