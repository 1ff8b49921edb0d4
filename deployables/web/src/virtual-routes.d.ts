declare module 'virtual:routes' {
  import type { Routes } from '#contracts/catalogue.ts';

  const routes: Routes;
  export default routes;
}
