declare module 'virtual:routes' {
  import type { Routes } from '#contracts/catalogue.ts';

  const routes: Routes;
  export default routes;
}
declare module 'virtual:more-routes' {
  import type { AnyContractRouter } from '@orpc/contract';

  const routes: Record<string, AnyContractRouter>;
  export default routes;
}
