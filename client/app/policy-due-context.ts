import { createContext, useContext } from 'react';
import { createPolicyDueStore, type PolicyDueStore } from '../features/policy/policy-store.ts';

/** R23: whether this person has an image policy to acknowledge; provided by StaffShell. */
export const PolicyDueContext = createContext<PolicyDueStore>(createPolicyDueStore());

export const usePolicyDueStore = (): PolicyDueStore => useContext(PolicyDueContext);
