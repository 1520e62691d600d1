// How many questions may be under way at the company server at once. A proxy that mixes connections up can exchange two
// answers; it cannot exchange one. So questions go side by side only while each answer says which question it answers.

/** What a question that has ended showed of the server. */
export type Shown =
  /** The answer says that it is ours. */
  | 'tells'
  /** The answer says that it is another's: something on the way mixes answers up. */
  | 'mixed_up'
  /** An answer to believe or not, that does not say whose it is. */
  | 'untold'
  /** No answer, or one that says nothing about a file. */
  | 'nothing'

export type AskOrder = {
  /** Answers to lone questions that must still tell before questions go side by side; 0 while they do. */
  readonly aloneLeft: number
  readonly underWay: number
}

/** Nothing is known of the server yet. */
export const firstOrder: AskOrder = { aloneLeft: 1, underWay: 0 }

/** Whoever mixed answers up once does it again: side by side would be a failure for each pair of questions. */
const aloneAfterMixUp = 50

/** True while questions go one at a time. A question that begins now is the only one until it ends. */
export function isOneAtATime(order: AskOrder): boolean {
  return order.aloneLeft > 0
}

/** True when one more question may be sent. */
export function mayBegin(order: AskOrder): boolean {
  return !isOneAtATime(order) || order.underWay === 0
}

/** The order once one more question is under way. */
export function afterBegin(order: AskOrder): AskOrder {
  return { ...order, underWay: order.underWay + 1 }
}

/** The order once a question has ended. Only one that was alone can tell that others may go beside it. */
export function afterEnd(order: AskOrder, wasAlone: boolean, shown: Shown): AskOrder {
  return { aloneLeft: aloneLeftAfter(order.aloneLeft, wasAlone, shown), underWay: order.underWay - 1 }
}

/** False for an answer that may be another's. */
export function isBelieved(wasAlone: boolean, shown: Shown): boolean {
  return shown !== 'mixed_up' && (shown !== 'untold' || wasAlone)
}

function aloneLeftAfter(aloneLeft: number, wasAlone: boolean, shown: Shown): number {
  switch (shown) {
    case 'tells':
      return wasAlone ? Math.max(0, aloneLeft - 1) : aloneLeft
    case 'mixed_up':
      return aloneAfterMixUp
    case 'untold':
      return Math.max(1, aloneLeft)
    case 'nothing':
      return aloneLeft
  }
}
