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
