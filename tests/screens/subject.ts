import type { Page } from '@playwright/test';

/** What is photographed: one state of one screen, or a page of primitives. */
export interface Subject {
  /** `today`, `patient/steps`, `primitives`: the folder of its pictures. */
  readonly feature: string;
  readonly id: string;
  readonly title: string;
  /** From the origin: `/#file=…&screen=…`. */
  readonly address: string;
  /** Opens what floats, before the picture. */
  readonly open?: (page: Page) => Promise<void>;
}

export const nameOf = ({ feature, id }: Subject): string => `${feature}/${id}`;
