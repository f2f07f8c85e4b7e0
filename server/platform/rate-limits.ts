import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { ErrorCode } from '../../shared/errors.ts';
import { Refusal } from './refusal.ts';

/** Takes one point for a key. @throws Refusal `too_many_requests`, or the limit's own code, when none is left */
export type Limit = (key: string) => Promise<void>;

const limited =
  (limiter: RateLimiterMemory, code: ErrorCode = 'too_many_requests'): Limit =>
  async (key) => {
    try {
      await limiter.consume(key);
    } catch (error) {
      if (error instanceof RateLimiterRes) throw new Refusal(code);
      throw error;
    }
  };

/** A limiter of `points` in `seconds`, a key at a time, in this process's memory. */
export const createLimit = (points: number, seconds: number): Limit =>
  limited(new RateLimiterMemory({ points, duration: seconds }));

/** Runs work that may fail; only failures use points up. */
export type FailureLimit = <Result>(key: string, work: () => Promise<Result>) => Promise<Result>;

/**
 * A limiter of `points` failures in `seconds`: somebody who gets it right is never held up by their own successes. The
 * point is taken before the work and given back after success, so that tries sent all at once are counted too; a failure
 * of ours (no database) is nobody's try.
 */
export const createFailureLimit = (
  points: number,
  seconds: number,
  code: ErrorCode = 'too_many_requests',
): FailureLimit => {
  const limiter = new RateLimiterMemory({ points, duration: seconds });
  const take = limited(limiter, code);
  return async (key, work) => {
    await take(key);
    try {
      const result = await work();
      await limiter.reward(key);
      return result;
    } catch (error) {
      if (!(error instanceof Refusal)) await limiter.reward(key);
      throw error;
    }
  };
};
