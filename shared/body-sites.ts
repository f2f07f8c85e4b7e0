import * as z from 'zod/mini';
import { keysOf } from './keys.ts';

/** Where on the body. `intimate` is fixed for breasts, genitalia and rectum (R28, Medical Council guide 24.3). */
export interface BodySiteEntry {
  /** SNOMED CT body structure concept. */
  readonly snomed: string;
  readonly label: string;
  /** In the patient's words: "your arm". */
  readonly plain: string;
  readonly intimate: boolean;
  /** Whether left and right exist for this site. */
  readonly paired: boolean;
}

export const BODY_SITES = {
  scalp: {
    snomed: '41695006',
    label: 'Scalp',
    plain: 'the top of your head',
    intimate: false,
    paired: false,
  },
  face: { snomed: '89545001', label: 'Face', plain: 'your face', intimate: false, paired: false },
  eye: { snomed: '81745001', label: 'Eye', plain: 'your eye', intimate: false, paired: true },
  ear: { snomed: '117590005', label: 'Ear', plain: 'your ear', intimate: false, paired: true },
  mouth: {
    snomed: '123851003',
    label: 'Mouth and throat',
    plain: 'your mouth',
    intimate: false,
    paired: false,
  },
  neck: { snomed: '45048000', label: 'Neck', plain: 'your neck', intimate: false, paired: false },
  chest: { snomed: '51185008', label: 'Chest', plain: 'your chest', intimate: false, paired: false },
  breast: { snomed: '76752008', label: 'Breast', plain: 'your breast', intimate: true, paired: true },
  abdomen: { snomed: '818983003', label: 'Abdomen', plain: 'your tummy', intimate: false, paired: false },
  back: { snomed: '77568009', label: 'Back', plain: 'your back', intimate: false, paired: false },
  shoulder: { snomed: '16982005', label: 'Shoulder', plain: 'your shoulder', intimate: false, paired: true },
  arm: { snomed: '40983000', label: 'Upper arm', plain: 'your upper arm', intimate: false, paired: true },
  forearm: { snomed: '14975008', label: 'Forearm', plain: 'your forearm', intimate: false, paired: true },
  hand: { snomed: '85562004', label: 'Hand', plain: 'your hand', intimate: false, paired: true },
  buttock: { snomed: '46862004', label: 'Buttock', plain: 'your bottom', intimate: false, paired: true },
  genitalia: {
    snomed: '263767004',
    label: 'Genitalia',
    plain: 'your private parts',
    intimate: true,
    paired: false,
  },
  rectum: {
    snomed: '34402009',
    label: 'Anus and rectum',
    plain: 'your back passage',
    intimate: true,
    paired: false,
  },
  thigh: { snomed: '68367000', label: 'Thigh', plain: 'your thigh', intimate: false, paired: true },
  knee: { snomed: '72696002', label: 'Knee', plain: 'your knee', intimate: false, paired: true },
  leg: { snomed: '30021000', label: 'Lower leg', plain: 'your lower leg', intimate: false, paired: true },
  foot: { snomed: '56459004', label: 'Foot', plain: 'your foot', intimate: false, paired: true },
} as const satisfies Record<string, BodySiteEntry>;

export type BodySite = keyof typeof BODY_SITES;
export const BodySite = z.enum(keysOf(BODY_SITES));

/** FHIR/DICOM laterality; `none` where the site is not paired or the side does not matter. */
export const Side = z.enum(['left', 'right', 'both', 'none']);
export type Side = z.infer<typeof Side>;
