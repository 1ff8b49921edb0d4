import s from './big-code.module.css';

/** A code to read out or to write on the blackboard. */
export const BigCode = ({ children }: { children: string }) => <p className={s.code}>{children}</p>;
