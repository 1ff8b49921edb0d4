import * as z from 'zod';
import { authors } from '#contracts/basebuilder/categories.ts';
import { Day, Instant, may, route, Version } from '#contracts/define.ts';
import { ClassId, DeliveryId, TextSetId } from '#contracts/ids.ts';
import { PageQuery, pageOf } from '#contracts/page.ts';

export const DeliveryView = z.object({
  id: DeliveryId,
  setId: TextSetId,
  title: z.string(),
  words: z.number().int(),
  passage: z.boolean(),
  classId: ClassId,
  className: z.string(),
  dueDay: Day.nullable(),
  deliveredAt: Instant,
  withdrawn: z.boolean(),
  version: z.number().int(),
});
export type DeliveryView = z.infer<typeof DeliveryView>;

const tags = ['basebuilder'];
const ofDelivery = may(['teacherOfClass', 'adminOfSchool'], 'delivery', 'id');
const one = z.object({ id: DeliveryId });

export const deliveryRoutes = {
  deliverTextSets: route
    .meta(may(authors, 'school'))
    .route({
      method: 'POST',
      path: '/deliveries',
      successStatus: 201,
      summary:
        'Deliver sets to classes one teaches; a set a class has already only gets the new due day. Who joins later gets it too',
      tags,
    })
    .input(
      z.object({
        setIds: z.array(TextSetId).min(1).max(50),
        classIds: z.array(ClassId).min(1).max(50),
        dueDay: Day.nullable().default(null),
      }),
    )
    .output(z.object({ items: z.array(DeliveryView) })),
  deliveries: route
    .meta(may(authors, 'school'))
    .route({
      method: 'GET',
      path: '/deliveries',
      summary: 'What was delivered to the classes one teaches (administrators: to all), newest first',
      tags,
    })
    .input(PageQuery.extend({ setId: TextSetId.optional(), classId: ClassId.optional() }))
    .output(pageOf(DeliveryView)),
  changeDelivery: route
    .meta(ofDelivery)
    .route({ method: 'PUT', path: '/deliveries/{id}', summary: 'Change the due day', tags })
    .input(one.extend({ version: Version, dueDay: Day.nullable() }))
    .output(DeliveryView),
  withdrawDelivery: route
    .meta(ofDelivery)
    .route({ method: 'POST', path: '/deliveries/{id}/withdraw', summary: 'Take a set back from a class', tags })
    .input(one)
    .output(DeliveryView),
  takeBackDelivery: route
    .meta(ofDelivery)
    .route({ method: 'POST', path: '/deliveries/{id}/take-back', summary: 'Give it to the class again', tags })
    .input(one)
    .output(DeliveryView),
};
