import type { PracticeOperation } from './routes.ts';

/** One request as it arrived, whatever became of it. */
export interface ReceivedRequest {
  readonly at: number;
  readonly operation: PracticeOperation | 'none';
  /** externalId of an initialise, requestId of an authorise or cancel, either id of a retrieve; '' when the body was never read. */
  readonly id: string;
  readonly bytes: number;
  /** The HTTP status answered, or 0 while nothing is. */
  httpStatus: number;
}

const KEPT = 200_000;

/** What came in over the socket, counted independently of what was done for it. */
export class ReceivedRequests {
  #requests: ReceivedRequest[] = [];
  readonly #counts = new Map<string, number>();

  /** Counts a request as it arrives, before anything is done for it; the answer's status is noted with what this returns. */
  add(arrived: Omit<ReceivedRequest, 'httpStatus'>): (httpStatus: number) => void {
    const request: ReceivedRequest = { ...arrived, httpStatus: 0 };
    if (this.#requests.length >= KEPT) this.#requests = this.#requests.slice(KEPT / 2);
    this.#requests.push(request);
    for (const key of [request.operation, `${request.operation}\n${request.id}`]) {
      this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
    }
    return (httpStatus) => {
      request.httpStatus = httpStatus;
    };
  }

  /** How many requests of an operation arrived; with an id, how many for that externalId or requestId. */
  count(operation: PracticeOperation | 'none', id?: string): number {
    return this.#counts.get(id === undefined ? operation : `${operation}\n${id}`) ?? 0;
  }

  all(): readonly ReceivedRequest[] {
    return this.#requests;
  }
}
