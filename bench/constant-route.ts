// Loaded into the server before it starts (`node --import`): the constant route that others are compared with. It may not ship with the
// product, and a build with an extra page would be another build than the one that ships. So inside this one process the handlers of
// /api/me, which no benchmark calls, are replaced: same server.ts, same Next, same routing, then the least that a route can do.
// Its path is static, so that Next finds it sooner than the routes with a parameter: the comparison errs against us.
import { createRequire } from "node:module";

type Handler = (request: Request) => Promise<Response>;
type RouteModule = { definition: { pathname: string } };
type Runtime = {
  AppRouteRouteModule: {
    prototype: { resolveHandler: (this: RouteModule, method: string) => unknown };
  };
};

// The runtime that the routes of a Turbopack build require.
const { AppRouteRouteModule }: Runtime = createRequire(import.meta.url)(
  "next/dist/compiled/next-server/app-route-turbo.runtime.prod.js",
);

const constant: Handler = async (request) => {
  await request.arrayBuffer();
  return Response.json({ status: "ok" });
};

const { prototype } = AppRouteRouteModule;
const resolve = prototype.resolveHandler;
prototype.resolveHandler = function resolveHandler(method) {
  return this.definition.pathname === "/api/me" ? constant : resolve.call(this, method);
};
