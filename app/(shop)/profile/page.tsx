import type { Metadata } from "next";
import { ProfileScreen, ProfileSkeleton } from "@/components/balance/profile-screen";
import { Personal } from "@/components/telegram/personal";
import { PageBody } from "@/components/ui/page-body";
import { buyerText } from "@/lib/text/buyer-text";

export const metadata: Metadata = { title: buyerText("en").profile.title };

/** Balance, totals, language and payments. */
export default function ProfilePage() {
  return (
    <PageBody>
      <Personal loading={<ProfileSkeleton />}>
        <ProfileScreen />
      </Personal>
    </PageBody>
  );
}
