import type { EnvelopeOf, EventContract, EventData, EventPersonal } from '#contracts/define.ts';
import type { SagaMessage, Work } from '#kernel/module.ts';

/**
 * Answers a saga's message in the transaction that did what it asked for. The reply is an aggregate of its own, named by
 * the message's key, and the only event of it: the database refuses a second reply to the same try.
 */
export function replyToSaga<C extends EventContract, E extends EventContract>(
  work: Work,
  message: EventData<C> extends SagaMessage ? EnvelopeOf<C> : never,
  reply: EventData<E> extends SagaMessage ? E : never,
  data: Omit<EventData<E>, 'saga'>,
  ...personal: EventPersonal<E> extends undefined ? [] : [personal: EventPersonal<E>]
): void {
  const { saga } = message.data as SagaMessage;
  work.publish<EventContract>(reply, { id: saga, eventSeq: 0 }, { ...data, saga }, ...(personal as []));
}
