import { Empty } from '../../../shared/http.ts';
import {
  ImagePolicyDue,
  ImagePolicyText,
  ImagePolicyView,
  PracticePolicyView,
  type AcknowledgeImagePolicy,
  type ChangePracticePolicy,
  type PublishImagePolicy,
} from '../../../shared/http-policy.ts';
import { staffRequest } from '../../platform/staff-request.ts';

const post = (body: unknown) => ({ method: 'POST', body }) as const;

/** @throws {ClientError} */
export const fetchPracticePolicy = (): Promise<PracticePolicyView> =>
  staffRequest(PracticePolicyView, '/api/practice-policy');

/** @throws {ClientError} `conflict`: somebody else changed it meanwhile */
export const changePracticePolicy = (change: ChangePracticePolicy): Promise<PracticePolicyView> =>
  staffRequest(PracticePolicyView, '/api/practice-policy', post(change));

/** @throws {ClientError} */
export const fetchImagePolicy = (): Promise<ImagePolicyView> =>
  staffRequest(ImagePolicyView, '/api/image-policy');

/** @throws {ClientError} */
export const fetchImagePolicyVersion = (version: number): Promise<ImagePolicyText> =>
  staffRequest(ImagePolicyText, `/api/image-policy/versions/${String(version)}`);

/** @throws {ClientError} */
export const fetchImagePolicyDue = (): Promise<ImagePolicyDue> =>
  staffRequest(ImagePolicyDue, '/api/image-policy/due');

/** @throws {ClientError} `conflict`: a newer version is there */
export async function acknowledgeImagePolicy(read: AcknowledgeImagePolicy): Promise<void> {
  await staffRequest(Empty, '/api/image-policy/acknowledge', post(read));
}

/** @throws {ClientError} `conflict`: somebody else published meanwhile */
export async function publishImagePolicy(version: PublishImagePolicy): Promise<void> {
  await staffRequest(Empty, '/api/image-policy', post(version));
}
