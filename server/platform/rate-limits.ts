import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Refusal } from './refusal.ts';

/** Takes one point for a key. @throws Refusal `too_many_requests` when none is left */
export type Limit = (key: string) => Promise<void>;

/** A limiter of `points` in `seconds`, a key at a time, in this process's memory. */
export const createLimit = (points: number, seconds: number): Limit => {
  const limiter = new RateLimiterMemory({ points, duration: seconds });
  return async (key) => {
    try {
      await limiter.consume(key);
    } catch (error) {
      if (error instanceof RateLimiterRes) throw new Refusal('too_many_requests');
      throw error;
    }
  };
};

/** Runs work that may fail; only failures use points up. */
export type FailureLimit = <Result>(key: string, work: () => Promise<Result>) => Promise<Result>;

/** A limiter of `points` failures in `seconds`: somebody who gets it right is never held up by their own successes. */
export const createFailureLimit = (points: number, seconds: number): FailureLimit => {
  const limiter = new RateLimiterMemory({ points, duration: seconds });
  return async (key, work) => {
    const used = await limiter.get(key);
    if (used && used.consumedPoints >= points) throw new Refusal('too_many_requests');
    try {
      return await work();
    } catch (error) {
      await limiter.penalty(key);
      throw error;
    }
  };
};
