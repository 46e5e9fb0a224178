import { createBrowserRouter, type RouteObject } from 'react-router'
import { Frame, HomeWithoutPage } from './frame.tsx'
import { NoSuchPage, PageFailed } from './page-failed.tsx'
import { deskPages } from './pages.ts'

/** Each page fails for itself: the menu around it stays. */
const guarded = (route: RouteObject): RouteObject => ({ errorElement: <PageFailed />, ...route })

export const createDeskRouter = () =>
  createBrowserRouter([
    {
      path: '/',
      element: <Frame />,
      errorElement: <PageFailed />,
      children: [
        ...deskPages.flatMap(({ routes }) => routes.map(guarded)),
        { index: true, element: <HomeWithoutPage /> },
        { path: '*', element: <NoSuchPage /> },
      ],
      // while the first page's program is on its way
      HydrateFallback: () => <p className="wh-alone wh-muted">正在打开……</p>,
    },
  ])
