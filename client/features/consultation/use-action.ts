import { useAction as usePartsAction } from '../../parts/use-action.ts';

/** One command of a part of the screen: busy while it runs, what the server said when it refused. */
export const useAction = () => usePartsAction((work: () => Promise<unknown>) => work());

export type Action = ReturnType<typeof useAction>;
