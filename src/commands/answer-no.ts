/** The command worked and its answer is no (a lost race, a refused change): exit code 1, its message on stderr. */
export class AnswerNo extends Error {
  override readonly name = 'AnswerNo';
}
