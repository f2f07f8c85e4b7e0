import type {
  AcknowledgeImagePolicy,
  ChangePracticePolicy,
  ImagePolicyText,
  PublishImagePolicy,
} from '../../../shared/http-policy.ts';

/** What somebody can do on the policy page. Each rejects with ClientError; whether it is allowed is the server's answer. */
export interface PolicyActions {
  acknowledge: (read: AcknowledgeImagePolicy) => Promise<void>;
  publish: (version: PublishImagePolicy) => Promise<void>;
  openVersion: (version: number) => Promise<ImagePolicyText>;
  change: (change: ChangePracticePolicy) => Promise<void>;
}
