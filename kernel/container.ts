import { Container } from 'inversify';

/** A typed name for something handed in: `token<Mailer>('mailer')`. */
export type Token<T> = { readonly key: symbol; readonly name: string; readonly type?: T };
export const token = <T>(name: string): Token<T> => ({ key: Symbol(name), name });

/** Where services are looked up. */
export interface Services {
  get<T>(token: Token<T>): T;
}

export type Binding = { readonly token: Token<unknown>; readonly make: (services: Services) => unknown };

/** `provide(mailer, (s) => smtpMailer(s.get(settings)))`: made once, on first use. */
export const provide = <T>(to: Token<T>, make: (services: Services) => T): Binding => ({ token: to, make });

/**
 * One container per module below one for the process: a module sees its own services and the kernel's, never those of
 * another module.
 */
export class ServiceContainer implements Services {
  readonly #container: Container;

  constructor(bindings: readonly Binding[], parent?: ServiceContainer) {
    this.#container = new Container({ defaultScope: 'Singleton', ...(parent ? { parent: parent.#container } : {}) });
    for (const { token: to, make } of bindings) {
      this.#container
        .bind(to.key)
        .toDynamicValue(() => make(this))
        .inSingletonScope();
    }
  }

  get<T>(token: Token<T>): T {
    return this.#container.get<T>(token.key);
  }
}
