import { type PublicRoute, routesOf } from '#screens/public'
import { portalPages } from './pages.ts'

const all: PublicRoute[] = []
for (const { routes } of portalPages) all.push(...routes)

export const findPage = routesOf(all)
