import { createContext, useContext } from 'react';
import { createWorklistStore, type WorklistStore } from '../features/worklist/worklist-store.ts';

/** R18: what is not filed, kept fresh on every page of a GP. Whoever is not one has an empty list that is never asked for. */
export const WorklistContext = createContext<WorklistStore>(createWorklistStore());

export const useWorklist = (): WorklistStore => useContext(WorklistContext);
